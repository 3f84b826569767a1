"""What the manager gets from a reading, one module a job."""
