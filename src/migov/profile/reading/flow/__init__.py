"""How a profile's text flows down its pages: rows, furniture, footnotes, paragraphs, marks. Each stage is pure."""
