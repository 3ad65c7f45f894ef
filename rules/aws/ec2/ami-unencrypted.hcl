rule {
  title      = "AMI has an unencrypted volume"
  severity   = "high"
  topic      = "data-protection"
  why        = "Instances started from the image, and everybody the image is shared with, get volumes whose snapshots anybody who holds them can read."
  help       = "Set the block device to be encrypted, or register the image from encrypted snapshots."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html"]
  aliases = [
    "CKV_AWS_204",
    "kics:8bbb242f-6e38-4127-86d4-d8f0b2687ae2",
    "terrascan:AC_AWS_0005",
  ]
  controls = {}

  target    = "aws.ec2.image"
  each      = self.volumes
  condition = coalesce(each.encrypted, present(each.snapshot_id) && unknown("its snapshot decides"))
  at        = coalesce(each.encrypted, each)
  message   = "image has a volume that is not encrypted"
}
