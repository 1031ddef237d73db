namespace MatrixAuthenticationService.Data;

/// <summary>Constant text of a statement: a list of columns, a join.</summary>
internal readonly record struct SqlText(string Text);
