"""The people one manages: timeline, contract, promises both ways."""
