locals {
  mode = "open"
}
