resource "terraform_data" "a" {
  input = "open" # bartizan:ignore ACME_1 a test of locks
}

resource "terraform_data" "b" {
  input = "open"
}
