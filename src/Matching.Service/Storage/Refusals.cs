namespace Matching.Service.Storage;

#pragma warning disable CA1710 // Read where they are caught: 'catch (PrerequisiteMissing missing)' says it all.

/// <summary>
/// Something the machine must have is not there. The message is one sentence for the person at the keyboard, with the way out;
/// the command ends with exit code 3.
/// </summary>
public sealed class PrerequisiteMissing(string sentence, Exception? cause = null) : Exception(sentence, cause);

/// <summary>
/// The database is not one this command may use (newer, changed, foreign, real instead of demo). The message is one sentence
/// for the person at the keyboard, with the way out; the command ends with exit code 1.
/// </summary>
public sealed class DatabaseRefused(string sentence, Exception? cause = null) : Exception(sentence, cause);
