using Matching.Service.Storage;

namespace Matching.Service.Pages;

/// <summary>Whether everybody in this database is invented: then every page says so. Asked once; what a database is never changes.</summary>
public sealed class DemoMode(Database database)
{
    private bool? _isOn;

    public async Task<bool> IsOnAsync()
    {
        if (_isOn is { } known) return known;
        if (await Installation.ReadAsync(database) is not { } installation) return false;
        _isOn = installation.Kind == InstallationKind.Demo;
        return _isOn.Value;
    }
}
