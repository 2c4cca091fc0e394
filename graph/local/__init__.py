"""The local graph server: started on first use, shared by all processes of one user, stopped with its last user.

    client process ── lease file, locked ──┐
    client process ── lease file, locked ──┤   keeper process ── owns ──> java process (Bolt and HTTP on loopback)
                                           └── looks at the leases, restarts a dead server, stops an unused one

Locks are held by the operating system for as long as a process lives, so that a process that is killed lets go
of its lease and nothing waits for a file that nobody will remove. Only the standard library is used here.
"""
