rule {
  title      = "Tags of container images can be moved"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Whoever may push can put another image behind a tag that is deployed, by mistake or on purpose, and nobody notices."
  help       = "Make tags immutable, and exclude moving tags such as `latest` where they are needed."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2",
  ]
  aliases = [
    "CKV_AWS_51",
    "AWS-0031",
    "kics:33f41d31-86b1-46a4-81f7-9c9a671f59ac",
    "kics:d1846b12-20c5-4d45-8798-fc35b79268eb",
    "terrascan:AC_AWS_0447",
    "tfsec:aws-ecr-enforce-immutable-repository",
  ]
  controls = {
    "fsbp" = ["ECR.2"]
    "nist-800-53-r5" = ["CA-9(1)", "CM-2", "CM-8(1)"]
  }

  target    = "aws.ecr.repository"
  condition = startswith(self.tag_mutability, "IMMUTABLE")
  at        = self.tag_mutability
  message   = "image tags can be moved"
}
