resource "aws_comprehend_entity_recognizer" "products" {
  name                 = "products"
  language_code        = "en"
  data_access_role_arn = "arn:aws:iam::111122223333:role/comprehend"
  model_kms_key_id     = "arn:aws:kms:eu-west-1:111122223333:key/1234"
}
