rule {
  title      = "Copy of an AMI is not encrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "The copied snapshots can be read by whoever gets hold of them, also where the copy crosses accounts or regions."
  help       = "Set the copy to be encrypted and name a KMS key of the target region."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/CopyingAMIs.html"]
  aliases = ["CKV_AWS_235"]
  controls = {}

  target = "aws.ec2.copy"
  # The copy of an encrypted snapshot is encrypted whatever is said.
  when      = self.kind == "AMI"
  condition = self.encrypted
  at        = self.encrypted
  message   = "copy of an image is not encrypted"
}
