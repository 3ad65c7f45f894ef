resource "terraform_data" "b" {
  input = local.mode
}
