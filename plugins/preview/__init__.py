"""Shows the built site on this machine and builds again when a source changes (`inv serve`)."""
