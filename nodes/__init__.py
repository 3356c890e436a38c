"""What a node is, and every node: one file each."""
