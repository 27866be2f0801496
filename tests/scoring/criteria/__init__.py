"""Tests of the criteria, one file each; all inherit the contract of `contract.CriterionTests`."""
