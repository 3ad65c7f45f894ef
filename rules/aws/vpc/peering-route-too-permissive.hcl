rule {
  title      = "All traffic is routed into a peered VPC"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Everything that is not local goes to another network's owner, and a mistake there reaches everything here."
  help       = "Route the ranges of the peer that are needed, and nothing more, through the peering connection."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html"]
  aliases = [
    "CKV2_AWS_44",
    "kics:b3a41501-f712-4c4f-81e5-db9a7dc0e34e",
  ]
  controls = {}

  target    = "aws.vpc.route"
  condition = !(present(self.peering_connection) && self.default)
  at        = self.cidrs
  message   = "all traffic is routed into a peered VPC"
}
