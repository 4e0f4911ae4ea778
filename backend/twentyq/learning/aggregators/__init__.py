"""Where the SELECTs over the evidence run: DuckDB on a laptop, Athena on AWS."""

__all__ = ["aggregator", "athena", "duckdb"]
