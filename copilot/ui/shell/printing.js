// Opens the browser's print dialog; printing.css says what of the page is printed.
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.className = "copilot-print";
  button.textContent = data.label;
  button.onclick = () => window.print();
}
