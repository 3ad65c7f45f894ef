rule {
  title      = "SSH is open to the internet"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Port 22 that answers to every address is found by scanners within minutes and attacked from then on."
  help       = "Allow only the ranges administrators come from, or use Session Manager and no open port at all."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"]
  aliases = [
    "CKV_AWS_24",
    "kics:65905cec-d691-4320-b320-2000436cb696",
    "kics:6e856af2-62d7-4ba2-adc1-73b62cef9cc1",
    "terrascan:AC_AWS_0227",
    "guard:INCOMING_SSH_DISABLED",
  ]
  controls = {
    "cis-1.4" = ["5.2"]
    "cis-3.0" = ["5.2", "5.3"]
    "cis-5.0" = ["5.3", "5.4"]
    "hipaa" = ["164.308(a)(3)(i)", "164.308(a)(3)(ii)(B)", "164.308(a)(4)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)", "164.312(e)(1)"]
    "nist-800-53-r5" = ["AC-4", "AC-4(21)", "AC-17(1)", "AC-17(4)(a)", "AC-17(9)", "AC-17(10)", "AC-17b", "CM-7", "CM-9b", "SC-7", "SC-7(4)", "SC-7(5)", "SC-7(7)", "SC-7(11)", "SC-7(12)", "SC-7(16)", "SC-7(21)", "SC-7(24)(b)", "SC-7(25)", "SC-7(26)", "SC-7(27)", "SC-7(28)", "SC-7a", "SC-7c"]
    "pci-dss-3.2.1" = ["1.2", "1.2.1", "1.3", "1.3.1", "1.3.2", "2.2", "2.2.2"]
  }

  target    = "aws.ec2.ingress_rule"
  each      = self.cidrs
  condition = !(self.carries_tcp && self.first_port <= 22 && self.last_port >= 22 && is_any_ip(each))
  at        = each
  message   = "SSH (port 22) is open to ${each}"
}
