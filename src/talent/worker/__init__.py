"""Runs the jobs that others wrote down. The rows are the truth; huey only wakes."""

from talent.worker.process import InProcessWorker, start_in_process
from talent.worker.run_jobs import run_waiting

__all__ = ["InProcessWorker", "run_waiting", "start_in_process"]
