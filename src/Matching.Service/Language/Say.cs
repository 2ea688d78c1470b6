using Matching.Service.Pages.Texts;

namespace Matching.Service.Language;

/// <summary>
/// Every sentence on a screen passes here. It is written in Dutch where it is used; that Dutch is also the key under which its
/// English stands in <c>Language/English/*.json</c>, with <c>{0}</c>, <c>{1}</c> … for what is filled in. A test keeps the two without gaps.
/// </summary>
/// <remarks>
/// Always with the sentence itself as literal: <c>Say.It("Naar de inhoud")</c>, <c>Say.It($"{name} wil {wish}.")</c>. A choice between
/// two sentences is two calls. Whole sentences, not halves: their order differs between languages. What people typed themselves is never translated.
/// </remarks>
public static class Say
{
    /// <summary>The sentence in the language of who asked.</summary>
    public static string It(string dutch) => Languages.IsDutch ? dutch : English.Of(dutch);

    /// <summary>As <see cref="It(string)"/>, with values filled in; each value is text already or a whole number.</summary>
    public static string It(Sentence sentence) => Languages.IsDutch ? sentence.In(sentence.Key) : sentence.In(English.Of(sentence.Key));

    /// <summary>A word that its caller has as literal, as <see cref="Written.Count"/>: not for sentences.</summary>
    internal static string Word(string dutch) => It(dutch);
}
