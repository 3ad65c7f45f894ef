resource "terraform_data" "good" {
  input = 1
}

resource "terraform_data" "broken" {
  input = [1, 2
}

resource "terraform_data" "after" {
  input = 2
}
