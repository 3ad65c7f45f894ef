resource "aws_vpc_endpoint_service" "api" {
  acceptance_required        = false # expect: aws-vpc-endpoint-service-auto-acceptance
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/api/0123456789abcdef"]
}
