//! Free ports on loopback, so that several runs fit on one machine.

use std::net::TcpListener;

/// `N` different ports. All are held until the last is found, else the same one could come twice.
pub(super) fn free<const N: usize>() -> Result<[u16; N], String> {
    let mut ports = [0; N];
    let mut held = Vec::new();
    for port in &mut ports {
        let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| format!("no free port: {error}"))?;
        *port = listener.local_addr().map_err(|error| format!("no free port: {error}"))?.port();
        held.push(listener);
    }
    Ok(ports)
}
