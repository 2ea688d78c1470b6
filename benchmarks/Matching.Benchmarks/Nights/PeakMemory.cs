namespace Matching.Benchmarks.Nights;

/// <summary>The most managed memory that something took beside what there was before, garbage not yet collected included.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly ManualResetEventSlim _over = new();
    private readonly Thread _watch;
    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private long _peak;

    public PeakMemory()
    {
        _watch = new(Watch) { IsBackground = true };
        _watch.Start();
    }

    public double Mebibytes => (_peak - _before) / (double)(1 << 20);

    /// <summary>What there was before.</summary>
    public double MebibytesBefore => _before / (double)(1 << 20);

    public void Dispose()
    {
        _over.Set();
        _watch.Join();
        _over.Dispose();
    }

    private void Watch()
    {
        do
            _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false));
        while (!_over.Wait(10));
        _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false));
    }
}
