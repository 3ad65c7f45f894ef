rule {
  title      = "AMI is shared with another account or with everybody"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Whoever may start the image can read everything on its disks, keys and sources that were left there included."
  help       = "Share images with an organization or organizational unit, or drop the permission."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharing-amis.html"]
  aliases = [
    "CKV_AWS_205",
    "kics:ba4e0031-3e9d-4d7d-b0d6-bd8f003f8698",
    "terrascan:AC_AWS_0006",
  ]
  controls = {}

  target    = "aws.ec2.image_permission"
  condition = !present(self.account) && coalesce(self.group != "all", true)
  at        = coalesce(self.account, self.group)
  message   = "image may be started by ${self.account == null ? "everybody" : self.account}"
}
