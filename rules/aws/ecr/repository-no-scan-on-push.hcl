rule {
  title      = "Container images are not scanned when they are pushed"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Known vulnerabilities in images go unnoticed and get deployed."
  help       = "Scan on push, or set scanning for the whole registry."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1",
  ]
  aliases = [
    "CKV_AWS_163",
    "AWS-0030",
    "kics:9025b2b3-e554-4842-ba87-db7aeec36d35",
    "kics:9630336b-3fed-4096-8173-b9afdfe346a7",
    "cfn_nag:W79",
    "terrascan:AC_AWS_0083",
    "tfsec:aws-ecr-enable-image-scans",
    "guard:ECR_REPO_SCAN_ON_PUSH",
    "guide:transcribe-caller-image-not-scanned",
  ]
  controls = {
    "fsbp" = ["ECR.1"]
    "nist-800-53-r5" = ["RA-5"]
  }

  target    = "aws.ecr.repository"
  condition = self.scan_on_push
  at        = self.scan_on_push
  message   = "images are not scanned on push"
}
