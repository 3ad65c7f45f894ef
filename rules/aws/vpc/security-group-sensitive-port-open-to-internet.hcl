rule {
  title      = "Port of an internal service is open to the internet"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Services such as Telnet, SMB, Docker, etcd or Elasticsearch trust their network, send passwords in plain text or have a long history of flaws."
  help       = "Allow the ranges or security groups that need the port, or go through a VPN."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19",
  ]
  aliases = [
    "kics:381c3f2a-ef6f-4eff-99f7-b169cda3422c",
    "kics:cdbb0467-2957-4a77-9992-7b55b29df7b7",
    "terrascan:AC_AWS_0233",
    "terrascan:AC_AWS_0236",
    "terrascan:AC_AWS_0237",
    "terrascan:AC_AWS_0241",
    "terrascan:AC_AWS_0242",
    "terrascan:AC_AWS_0243",
    "terrascan:AC_AWS_0254",
    "terrascan:AC_AWS_0255",
    "terrascan:AC_AWS_0256",
    "terrascan:AC_AWS_0257",
    "terrascan:AC_AWS_0258",
    "terrascan:AC_AWS_0259",
    "terrascan:AC_AWS_0264",
    "terrascan:AC_AWS_0265",
    "terrascan:AC_AWS_0266",
    "terrascan:AC_AWS_0269",
    "terrascan:AC_AWS_0271",
    "terrascan:AC_AWS_0272",
    "terrascan:AC_AWS_0273",
    "guard:RESTRICTED_INCOMING_TRAFFIC",
  ]
  controls = {
    "fsbp" = ["EC2.19"]
    "cis-1.4" = ["5.2"]
    "nist-800-53-r5" = [
      "AC-4", "AC-4(21)", "AC-17(1)", "AC-17(4)(a)", "AC-17(9)", "AC-17(10)", "AC-17b",
      "CA-9(1)", "CM-2", "CM-2(2)", "CM-2a", "CM-6a", "CM-7", "CM-7b", "CM-8(6)", "CM-9b",
      "SC-7", "SC-7(4)", "SC-7(5)", "SC-7(7)", "SC-7(11)", "SC-7(12)", "SC-7(16)",
      "SC-7(21)", "SC-7(24)(b)", "SC-7(25)", "SC-7(26)", "SC-7(27)", "SC-7(28)", "SC-7a",
      "SC-7c",
    ]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "2.2", "2.2.2"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(3)(ii)(B)", "164.308(a)(4)(i)", "164.308(a)(4)(ii)(A)",
      "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)", "164.312(e)(1)",
    ]
  }

  target = "aws.ec2.ingress_rule"
  each   = self.cidrs
  locals {
    # FTP, Telnet, SMTP, RPC, NetBIOS, SMB, LDAP, Docker, NFS, etcd, VNC, X11, Kubernetes, search engines.
    open = between(
      [20, 21, 23, 25, 110, 111, 135, 137, 138, 139, 143, 389, 445, 2049, 2375, 2379, 5500, 5601, 5900, 6000, 8888, 9090, 9200, 9300, 10250, 11211],
      self.first_port, self.last_port,
    )
  }
  # All ports at once are another rule's.
  condition = !(self.carries_tcp && is_any_ip(each)) || length(local.open) == 0 || self.first_port <= 0 && self.last_port >= 65535
  at        = each
  message   = "port ${join(", ", [for p in local.open : tostring(p)])} open to ${each}"
}
