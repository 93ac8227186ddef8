"""The life of an assessment on pages: the dashboard, opening one, its home, team, stages, duties, news, my work."""
