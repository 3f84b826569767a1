"""The pages: they ask the assembly and show what comes back.

Words that somebody typed are shown in input fields, in cells of a table and by ``drawn``, which
sets them as text. They never enter Streamlit's Markdown: it fetches images and knows directives.
"""
