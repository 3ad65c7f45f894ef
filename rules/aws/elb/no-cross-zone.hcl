rule {
  title      = "Load balancer does not balance across zones"
  severity   = "low"
  topic      = "resilience"
  why        = "Every zone gets the same share of traffic, however many healthy targets it has, so targets of a small zone are overloaded."
  help       = "Enable cross-zone load balancing, minding the charge for traffic between zones."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
  ]
  aliases = ["CKV_AWS_152"]
  controls = {}

  target = "aws.elb.load_balancer"
  # Application load balancers always do.
  when      = self.kind == "network" || self.kind == "gateway"
  condition = self.cross_zone
  at        = self.cross_zone
  message   = "cross-zone load balancing is off"
}
