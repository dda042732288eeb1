"""The event heads: from written sentences to the files that ship."""
