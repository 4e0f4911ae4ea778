"""AppSync's HTTP protocol, and the pages and files that the server gives out."""
