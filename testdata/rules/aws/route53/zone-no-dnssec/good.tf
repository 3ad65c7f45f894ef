resource "aws_route53_zone" "signed" {
  name = "example.com"
}

resource "aws_route53_key_signing_key" "signed" {
  hosted_zone_id             = aws_route53_zone.signed.id
  key_management_service_arn = "arn:aws:kms:us-east-1:111122223333:key/1234"
  name                       = "example"
}

# Through the key that has to be there first.
resource "aws_route53_hosted_zone_dnssec" "signed" {
  hosted_zone_id = aws_route53_key_signing_key.signed.hosted_zone_id
}

resource "aws_route53_zone" "internal" {
  name = "internal.example.com"
}

resource "aws_route53_zone_association" "internal" {
  zone_id = aws_route53_zone.internal.zone_id
  vpc_id  = "vpc-0a1b2c3d"
}
