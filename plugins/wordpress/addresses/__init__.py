"""The address space of the old site, and where each address leads in the new one."""
