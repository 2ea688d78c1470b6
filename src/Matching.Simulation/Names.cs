using System.Globalization;
using System.Text;
using Matching.Engine.Domain;

namespace Matching.Simulation;

/// <summary>
/// Invented names from many places, some with letters beyond ASCII so that screens and files meet them.
/// Given and family name are drawn apart from each other and from everything else: a name tells nothing here.
/// </summary>
internal static class Names
{
    private static readonly string[] Women =
    [
        "Amina", "Rahel", "Şirin", "Nadia", "Selam", "Fatma", "Çiğdem", "Ruta", "Maryam", "Zahra", "Lina", "Hiwot", "Nûdem", "Sara",
        "Leyla", "Ayşe", "Oksana", "Hodan", "Parisa", "Saba", "Yordanos", "Žana", "Gülşen", "Farida", "Mona", "Elif", "Semhar", "Rima",
        "Thị Hương", "Ágnes", "Sahar", "Nour", "Zeynep", "Ikram", "Łucja", "Bêrîvan", "Hala", "Roya", "Ximena", "Deeqa",
    ];

    private static readonly string[] Men =
    [
        "Yusuf", "Tesfay", "Ömer", "Karim", "Şêrko", "Bilal", "Dawit", "Ağa", "Samir", "Khalid", "Oleh", "Mehmet", "Abdi", "Filmon",
        "Rezan", "Hassan", "Jamal", "Çetin", "Amanuel", "Navid", "Łukasz", "Idris", "Hüseyin", "Omar", "Faisal", "Kidane", "Baran",
        "Văn Nam", "István", "Nasir", "Ibrahim", "Zoran", "Mikael", "Farhad", "Bashir", "Efrem", "José", "Walid", "Şivan", "Liban",
    ];

    private static readonly string[] Families =
    [
        "Haddad", "Tekle", "Yıldız", "Rahimi", "Öztürk", "Mahmoud", "Gebre", "Aydın", "Karimi", "Warsame", "Khalil", "Çelik", "Abebe",
        "Nguyễn", "Kovač", "Saleh", "Şahin", "Haile", "Noori", "Demirtaş", "Farah", "Mansour", "Wiśniewska", "Habte", "Güneş", "Azizi",
        "Barakat", "Tesfamariam", "Zêbarî", "Osman", "Popović", "Darwish", "Ghezal", "Kaplan", "Mohamud", "Sabbagh", "Ivanenko", "Wolde",
        "Ekşi", "Nazari", "Jaber", "Berhane", "Núñez", "Qasim", "Yalçın", "Sultani", "Melake", "Najjar",
    ];

    private static readonly string[] StaffGiven =
    [
        "Anouk", "Marloes", "Sanne", "Fenna", "Joris", "Wietske", "Ruben", "Hanneke", "Naima", "Bas", "Ilse", "Tamara", "Gijs", "Loes",
        "Maud", "Renske", "Sven", "Esra", "Jelle", "Carlijn", "Rianne", "Tjeerd", "Yvet", "Koen", "Marit", "Dirk", "Aniek", "Björn",
    ];

    private static readonly string[] StaffFamily =
    [
        "Vlierbosch", "Kamperman", "Rietveld", "Oldenhof", "Wagenvoort", "Terpstra", "Zandvliet", "Dijkgraaf", "Bloemhof", "Molenaar",
        "Hoogkarspel", "Weerdinge", "Lindeboom", "Overmars", "Kuipers", "Assink", "Veldwachter", "Bruinsma", "Stroomberg", "Heideman",
        "Noordhuis", "Wolfsbergen", "Eikelaar", "Grootjans", "Poelstra", "Hazelhorst", "Ruiterkamp", "Schuttevaer",
    ];

    public static (string Given, string Family) OfNewcomer(SeededRandom random, Sex sex) =>
        (random.Pick(sex == Sex.Female ? Women : Men), random.Pick(Families));

    /// <summary>The staff member with this number: different numbers below 784 have different names.</summary>
    public static (string Given, string Family) OfStaff(int number) =>
        (StaffGiven[number % StaffGiven.Length], StaffFamily[(number + number / StaffGiven.Length) % StaffFamily.Length]);

    /// <summary>A demo address that no mail can reach: example.org is reserved.</summary>
    public static string Email(string given, string family) =>
        $"{Plain(given)}.{Plain(family)}@example.org";

    private static string Plain(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter);
        return string.Concat(letters).ToLower(CultureInfo.InvariantCulture);
    }
}
