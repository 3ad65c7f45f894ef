rule {
  title      = "Instances get unencrypted volumes"
  severity   = "high"
  topic      = "data-protection"
  why        = "What instances write to the volume, and the snapshots made from it, can be read by whoever gets hold of them outside the instance."
  help       = "Set every block device to be encrypted, the root device too, or turn encryption by default on for the account and region and say so here."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-device-mapping-concepts.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3",
  ]
  aliases = [
    "CKV_AWS_8",
    "AWS-0008",
    "AWS-0131",
    "kics:4de9de27-254e-424f-bd70-4c1e95790838",
    "terrascan:AC_AWS_0167",
    "tfsec:aws-autoscaling-enable-at-rest-encryption",
    "tfsec:aws-ec2-enable-at-rest-encryption",
    "tfsec:aws-ec2-enable-launch-config-at-rest-encryption",
  ]
  controls = {
    "fsbp" = ["EC2.181"]
  }

  target    = "aws.ec2.launch_specification"
  each      = self.volumes
  condition = coalesce(each.encrypted, present(each.snapshot_id) && unknown("its snapshot decides"))
  at        = each.encrypted
  message   = "${self.kind} has a volume that is not set to be encrypted"
}
