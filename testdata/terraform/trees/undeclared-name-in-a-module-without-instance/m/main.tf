resource "terraform_data" "r" {
  input = [for k, v in local.missing : k]
}
