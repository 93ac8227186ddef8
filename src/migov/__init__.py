"""migov: a workbench for Migration Governance Indicators (MGI) assessments.

Independent open software; not a product of the International Organization for Migration.
"""
