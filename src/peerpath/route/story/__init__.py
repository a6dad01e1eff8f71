"""From a schedule to what a person reads: replay, steps, reasons, differences, causes."""
