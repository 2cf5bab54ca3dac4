"""What must outlive the process: named SQL, one module a concern."""
