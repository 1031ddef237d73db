# GET /health, GET /env/NAME, GET /file?PATH, GET /get?HOST:PORT/PATH: what the container is, has and reaches.
use strict;
use warnings;
use IO::Socket::INET;
$SIG{TERM} = sub { exit 0 };
$| = 1;
my $server = IO::Socket::INET->new(LocalPort => $ENV{PORT}, Listen => 16, ReuseAddr => 1) or die "listen: $!";
print "listening on $ENV{PORT}, arguments @ARGV\n";
while (my $client = $server->accept) {
    my ($path) = (<$client> // '') =~ m{^GET (\S+)};
    while (defined(my $line = <$client>)) { last if $line =~ /^\r?$/ }
    my $answer = eval { answer($path // '') } // "error: $@";
    print $client "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " . length($answer) . "\r\n\r\n$answer";
    close $client;
}

sub answer {
    my ($path) = @_;
    return 'Healthy' if $path eq '/health';
    return $ENV{$1} // '' if $path =~ m{^/env/(\w+)$};
    if ($path =~ m{^/file\?(.+)$}) {
        open my $file, '<', $1 or die "$1: $!";
        local $/;
        return <$file>;
    }
    if ($path =~ m{^/get\?([^/]+)(/.*)$}) {
        my $peer = IO::Socket::INET->new(PeerAddr => $1, Timeout => 5) or die "$1: $!";
        print $peer "GET $2 HTTP/1.0\r\nHost: $1\r\n\r\n";
        local $/;
        return <$peer>;
    }
    return 'unknown';
}
