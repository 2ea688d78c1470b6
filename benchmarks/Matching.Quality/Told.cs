namespace Matching.Quality;

/// <summary>Progress in the order in which it was told; the ready-made class would tell it from other threads.</summary>
internal sealed class Told : IProgress<string>
{
    public void Report(string value) => Console.Error.WriteLine(value);
}
