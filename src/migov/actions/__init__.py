"""What people can do: one function, one transaction, one journal line."""
