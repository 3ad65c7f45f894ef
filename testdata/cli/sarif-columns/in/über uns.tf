resource "terraform_data" "schloß" {
  input = ["ä 🏰🏰 ö", /* 🏰 */ "open"][1] # 🏰
}
