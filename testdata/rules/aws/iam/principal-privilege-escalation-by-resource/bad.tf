# May be given to functions, and may do everything.
resource "aws_iam_role" "admin" {
  name = "admin"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.admin.id
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# Passes it on to functions whose names it may choose.
resource "aws_iam_role" "deploy" {
  name = "deploy"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "codebuild.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "deploy" {
  role = aws_iam_role.deploy.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["lambda:CreateFunction", "lambda:InvokeFunction"]
        Resource = "arn:aws:lambda:*:*:function:app-*"
      },
      {
        Effect    = "Allow"
        Action    = "iam:PassRole"
        Resource  = aws_iam_role.admin.arn # expect: aws-iam-principal-privilege-escalation-by-resource
        Condition = { StringEquals = { "iam:PassedToService" = "lambda.amazonaws.com" } }
      },
    ]
  })
}

# Changes the code of a function that has it.
resource "aws_lambda_function" "admin" {
  function_name = "admin"
  role          = aws_iam_role.admin.arn
  runtime       = "python3.13"
  handler       = "main.handler"
  filename      = "admin.zip"
}

resource "aws_iam_user" "developer" {
  name = "developer"
}

resource "aws_iam_user_policy" "developer" {
  user = aws_iam_user.developer.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "lambda:UpdateFunction*", Resource = aws_lambda_function.admin.arn }] # expect: aws-iam-principal-privilege-escalation-by-resource
  })
}

# The same, by the function's own policy.
resource "aws_iam_role" "partner" {
  name = "partner"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "codebuild.amazonaws.com" } }]
  })
}

resource "aws_lambda_permission" "partner" {
  function_name = aws_lambda_function.admin.function_name
  action        = "lambda:UpdateFunctionCode"
  principal     = aws_iam_role.partner.arn # expect: aws-iam-principal-privilege-escalation-by-resource
}

# Writes policies into itself.
resource "aws_iam_role" "keeper" {
  name = "keeper"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "keeper" {
  role = aws_iam_role.keeper.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:PutRolePolicy", Resource = "arn:aws:iam::111122223333:role/keep*" }] # expect: aws-iam-principal-privilege-escalation-by-resource
  })
}

# Rewrites the policy that it has.
resource "aws_iam_policy" "shared" {
  name = "shared"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:ListAllMyBuckets", Resource = "*" }]
  })
}

resource "aws_iam_group" "editors" {
  name = "editors"
}

resource "aws_iam_group_policy_attachment" "editors" {
  group      = aws_iam_group.editors.name
  policy_arn = aws_iam_policy.shared.arn
}

resource "aws_iam_group_policy" "editors" {
  group = aws_iam_group.editors.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:CreatePolicyVersion", Resource = aws_iam_policy.shared.arn }] # expect: aws-iam-principal-privilege-escalation-by-resource
  })
}
