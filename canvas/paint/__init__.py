"""How things look: sprites, wires, level of detail, minimap, export."""
