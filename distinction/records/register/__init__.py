"""The register: programmes, factories, buyers, and who has access to whom."""
