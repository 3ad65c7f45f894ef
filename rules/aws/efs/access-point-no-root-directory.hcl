rule {
  title      = "EFS access point opens the whole file system"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "A client of the access point sees all directories, those of other applications included."
  help       = "Give the access point a root directory of its own."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/efs/latest/ug/enforce-root-directory-access-point.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3",
  ]
  aliases = ["CKV_AWS_329"]
  controls = {
    "fsbp"           = ["EFS.3"]
    "nist-800-53-r5" = ["AC-6(10)"]
  }

  target    = "aws.efs.access_point"
  condition = self.root_path != "/"
  at        = self.root_path
  message   = "access point's root directory is that of the file system"
}
