rule {
  title      = "Classic load balancer uses a certificate that is not ACM's"
  severity   = "medium"
  topic      = "data-protection"
  why        = "A certificate uploaded to IAM is not renewed by AWS, and connections fail the day it expires."
  help       = "Issue or import the certificate in ACM and name its ARN."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/ssl-server-cert.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-2",
  ]
  aliases = [
    "guard:ELB_ACM_CERTIFICATE_REQUIRED",
  ]
  controls = {
    "fsbp" = ["ELB.2"]
    "nist-800-53-r5" = [
      "AC-4", "AC-4(22)", "AC-17(2)", "AC-24(1)", "AU-9(3)", "CA-9b", "IA-5(1)",
      "IA-5(1)(c)", "PM-17b", "SC-7(4)", "SC-7(4)(b)", "SC-7(4)(g)", "SC-8", "SC-8(1)",
      "SC-8(2)", "SC-8(3)", "SC-8(4)", "SC-8(5)", "SC-12(3)", "SC-13", "SC-13a", "SC-23",
      "SC-23(5)", "SI-1a.2", "SI-1c.2", "SI-7(6)",
    ]
    "pci-dss-3.2.1" = ["4.1", "8.2.1"]
    "hipaa" = [
      "164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)",
    ]
  }

  target    = "aws.elb.classic_listener"
  when      = self.encrypts && present(self.certificate)
  condition = refers(self.certificate) ? follow(self.certificate, "aws_iam_server_certificate") == null : (
    coalesce(!matches(self.certificate, "^arn:[^:]*:iam:"), true)
  )
  at        = self.certificate
  message   = "certificate of port ${self.port} is kept in IAM"
}
