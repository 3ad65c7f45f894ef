//! The blocks of `Fn::Cidr`.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// Most blocks that one call may ask for.
const MAX_COUNT: usize = 256;

/// `count` consecutive blocks with `bits` bits of their own, out of a block. Without `bits`, 8.
///
/// # Errors
/// What is wrong with an argument, in words.
pub(super) fn subnets(
    block: &str,
    count: usize,
    bits: Option<usize>,
) -> Result<Vec<String>, String> {
    let net: IpNet = block
        .trim()
        .parse()
        .map_err(|_| format!("`{block}` is no block of addresses"))?;
    if !(1..=MAX_COUNT).contains(&count) {
        return Err(format!("the count must be from 1 to {MAX_COUNT}"));
    }
    let width = u8::try_from(bits.unwrap_or(8)).unwrap_or(u8::MAX);
    let prefix = net.max_prefix_len().checked_sub(width);
    let prefix = prefix
        .filter(|p| width > 0 && *p >= net.prefix_len())
        .ok_or_else(|| format!("blocks of {width} bits do not fit into `{block}`"))?;
    let blocks: Vec<String> = match net {
        IpNet::V4(net) => {
            let net = Ipv4Net::new(net.network(), net.prefix_len());
            let nets = net.map(|n| n.subnets(prefix));
            match nets {
                Ok(Ok(nets)) => nets.take(count).map(|n| n.to_string()).collect(),
                _ => Vec::new(),
            }
        }
        IpNet::V6(net) => {
            let net = Ipv6Net::new(net.network(), net.prefix_len());
            let nets = net.map(|n| n.subnets(prefix));
            match nets {
                Ok(Ok(nets)) => nets.take(count).map(|n| n.to_string()).collect(),
                _ => Vec::new(),
            }
        }
    };
    if blocks.len() < count {
        return Err(format!("`{block}` holds fewer than {count} such blocks"));
    }
    Ok(blocks)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn blocks() {
        let four = subnets("192.168.0.5/24", 3, Some(5)).unwrap();
        assert_eq!(
            four,
            ["192.168.0.0/27", "192.168.0.32/27", "192.168.0.64/27"]
        );
        let six = subnets("2001:db8::/56", 2, Some(64)).unwrap();
        assert_eq!(six, ["2001:db8::/64", "2001:db8:0:1::/64"]);
        assert_eq!(subnets("10.0.0.0/16", 1, None).unwrap(), ["10.0.0.0/24"]);
        for (block, count, bits) in [
            ("10.0.0.0", 1, Some(8)),
            ("10.0.0.0/16", 0, Some(8)),
            ("10.0.0.0/16", 257, Some(8)),
            ("10.0.0.0/24", 2, Some(8)),
            ("10.0.0.0/24", 1, Some(33)),
            ("10.0.0.0/24", 1, Some(9)),
            ("10.0.0.0/24", 1, Some(0)),
            ("x", 1, None),
        ] {
            assert!(
                subnets(block, count, bits).is_err(),
                "{block} {count} {bits:?}"
            );
        }
    }
}
