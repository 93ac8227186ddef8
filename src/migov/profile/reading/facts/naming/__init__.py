"""Names in running text: of laws, bodies and countries, where they begin and end, and the numbers of laws."""
