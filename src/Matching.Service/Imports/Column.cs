using Matching.Service.Imports.Fields;

namespace Matching.Service.Imports;

/// <summary>A column of a file: its name in the header and what the template says about it.</summary>
/// <param name="Name">Lower case; case does not matter in a file.</param>
/// <param name="Meaning">Dutch, for the template.</param>
/// <param name="Examples">Values of the template's two rows, about invented people and places.</param>
public abstract record Column(string Name, string Meaning, (string First, string Second) Examples)
{
    /// <summary>The file must have it, filled in every row.</summary>
    public bool Required { get; init; }

    /// <summary>A municipality's own system can usually deliver it; the other columns come from conversations.</summary>
    public bool Delivered { get; init; }
}

/// <summary>A column and how its cells are read.</summary>
public sealed record Column<T>(string Name, string Meaning, Field<T> Field, (string First, string Second) Examples)
    : Column(Name, Meaning, Examples);
